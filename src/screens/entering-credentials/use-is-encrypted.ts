import { useQuery } from "@tanstack/react-query";
import { useConnectContext } from "../../react/index.ts";

/** Whether what is sent is encrypted on this device. Said only once it is known. */
export function useIsEncrypted(enabled: boolean): boolean {
  const { api } = useConnectContext().instance;
  const { data } = useQuery({
    queryKey: ["encryption"],
    queryFn: ({ signal }) => api.hasEncryption({ signal }),
    enabled,
    staleTime: Infinity,
    networkMode: "always",
    retry: false,
  });
  return enabled && data === true;
}
