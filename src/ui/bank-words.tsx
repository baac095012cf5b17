export interface BankWordsProps {
  children: string;
}

/** Words given by the bank: their language is unknown, and their direction must not disturb the text around. */
export function BankWords({ children }: BankWordsProps) {
  return (
    <span lang="" dir="auto">
      {children}
    </span>
  );
}
