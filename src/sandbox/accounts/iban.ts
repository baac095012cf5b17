/** An invented French IBAN with right check digits, so that clients that verify it are happy. */
export function inventIban(account: string): string {
  const bank = "30999";
  const branch = "00001";
  const weighed = 89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account);
  const key = String(97n - (weighed % 97n)).padStart(2, "0");
  const bban = `${bank}${branch}${account}${key}`;
  // ISO 13616: F is 15, R is 27.
  const check = String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, "0");
  return `FR${check}${bban}`;
}
