/**
 * The municipality of somebody who works for one: 'Zoetermeer' of 'Gemeente Zoetermeer', 'gem. Zoetermeer' or 'Gemeente Zoetermeer,
 * afdeling Onderwijs'; '' of any other organisation.
 */
export function municipalityIn(organisation: string): string {
  return municipality.exec(organisation.trim())?.[1] ?? ''
}

/** The organisation of who fills in a municipality: 'Gemeente Zoetermeer' of 'Zoetermeer'. */
export function organisationOfMunicipality(name: string): string {
  return name === '' || /^(?:gem(?:eente|\.)?|municipality of)(?:\s|$)/i.test(name) ? name : `Gemeente ${name}`
}

/** A hyphen between spaces, a comma or a slash begins the name of a department; 'Leidschendam-Voorburg' is one name. */
const municipality =
  /^(?:gemeente|gem\.?|municipality of)\s+([^\s,/].*?)(?:\s*[,/].*|\s[-–—|]\s.*|\safd(?:\.|eling)\s.*)?$/i
