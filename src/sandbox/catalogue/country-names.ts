/** The countries of the sandbox, by ISO 3166-1 alpha-2 code, named as Powens names them. */
export const countryNames = {
  BE: "Belgique",
  CH: "Suisse",
  DE: "Allemagne",
  ES: "Espagne",
  FR: "France",
  GB: "Royaume-Uni",
  GR: "Grèce",
  IE: "Irlande",
  IT: "Italie",
  LU: "Luxembourg",
  NL: "Pays-Bas",
  NO: "Norvège",
  PL: "Pologne",
  PT: "Portugal",
} as const;

export type CountryCode = keyof typeof countryNames;
