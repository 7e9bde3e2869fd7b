/** The partners of the agenda: full name, the short name that people use in tables, and the sector. */
export const partners = {
  gemeente: { name: 'Gemeente Leidschendam-Voorburg', shortName: 'Gemeente', sector: 'municipality' },
  ko: { name: 'Kinderopvang', shortName: 'KO', sector: 'childcare' },
  vlietkinderen: { name: 'Vlietkinderen', shortName: 'Vlietkinderen', sector: 'childcare' },
  dak: { name: 'DAK kindercentra', shortName: 'DAK', sector: 'childcare' },
  skz: { name: 'SKZ', shortName: 'SKZ', sector: 'other' },
  po: { name: 'Primair onderwijs', shortName: 'PO', sector: 'primary' },
  springplank: { name: 'Basisschool Springplank', shortName: 'Springplank', sector: 'primary' },
  cascade: { name: 'Basisschool Cascade', shortName: 'Cascade', sector: 'primary' },
  maerten: { name: 'Basisschool Maerten van den Velde', shortName: 'Maerten v.d. Velde', sector: 'primary' },
  mboRijnland: { name: 'mboRijnland', shortName: 'mboRijnland', sector: 'mbo' },
  sppoh: { name: 'Samenwerkingsverband SPPOH', shortName: 'SPPOH', sector: 'swv' },
  jgz: { name: 'JGZ Zuid-Holland West', shortName: 'JGZ', sector: 'careYouth' },
  smw: { name: 'Schoolmaatschappelijk werk', shortName: 'SMW', sector: 'careYouth' },
  schoolformaat: { name: 'Schoolformaat', shortName: 'Schoolformaat', sector: 'careYouth' },
  veiligThuis: { name: 'Veilig Thuis', shortName: 'Veilig Thuis', sector: 'careYouth' },
  ggd: { name: 'GGD Haaglanden', shortName: 'GGD', sector: 'careYouth' },
  kwadraad: { name: 'Kwadraad', shortName: 'Kwadraad', sector: 'careYouth' },
  bibliotheek: { name: 'Bibliotheek aan de Vliet', shortName: 'Bibliotheek', sector: 'culture' },
  trias: { name: 'Trias', shortName: 'Trias', sector: 'culture' },
  sportEnWelzijn: { name: 'Sport en Welzijn', shortName: 'Sport&Welzijn', sector: 'other' },
} as const

export type PartnerKey = keyof typeof partners
