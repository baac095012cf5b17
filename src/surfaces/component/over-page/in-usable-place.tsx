import { useLayoutEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { createPlace } from "./place.ts";

/** A dialog where it is written; at the end of the page where something around it has been taken away from people. */
export function InUsablePlace({ children }: { readonly children: ReactNode }) {
  const marker = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<"here" | HTMLElement | null>(null);
  useLayoutEffect(() => {
    const isHidden = marker.current?.closest('[inert], [aria-hidden="true"]');
    const made = isHidden ? createPlace() : null;
    setPlace(made ?? "here");
    return () => made?.remove();
  }, []);
  if (place === null) return <span ref={marker} />;
  return place === "here" ? children : createPortal(children, place);
}
