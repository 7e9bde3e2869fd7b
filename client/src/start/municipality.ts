/** The municipality of somebody who works for one: 'Zoetermeer' of 'Gemeente Zoetermeer'; '' of any other organisation. */
export function municipalityIn(organisation: string): string {
  return /^gemeente\s+(\S.*)$/i.exec(organisation.trim())?.[1] ?? ''
}
