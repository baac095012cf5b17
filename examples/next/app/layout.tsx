import type { ReactNode } from "react";
import "guichet/styles.css";

export const metadata = { title: "Your accounts" };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
