import { screen } from "@testing-library/react";
import type { userEvent } from "@testing-library/user-event";

/** Presses the last button of a name: the frame’s own come first. */
export async function pressLast(
  user: ReturnType<typeof userEvent.setup>,
  name: string,
): Promise<void> {
  const button = screen.getAllByRole("button", { name }).at(-1);
  if (button === undefined) throw new Error(`there is no button “${name}”`);
  await user.click(button);
}
