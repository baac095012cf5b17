/** The sandbox's banks by what they do, with details that they accept. */
export const banks = {
  plain: {
    name: "Banque du Vieux Moulin",
    details: { Identifiant: "12345678", "Code secret": "123456" },
  },
} as const;
