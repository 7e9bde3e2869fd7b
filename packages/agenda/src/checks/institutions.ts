/** What a school or another institution that is called after somebody ends in; no last name does. */
const institutionEnd = /(?:school|scholen|college|lyceum|gymnasium|kindcentrum|stichting|fonds)$/i
/** What a street ends in. With less in front of it ('Van der Laan', 'Verlaan') it may be a last name. */
const streetEnd = /\p{L}{4}(?:straat|laan|plein|plantsoen|kade|singel|gracht|dreef)$/iu

/** Words with which the name of an organisation, or of a plan, begins or ends. */
const institutionWord =
  /^(?:gemeenten?|stichting|vereniging|regio|raad|college|huis|wet|week|dag|team|kern(?:team)?|bestuur\p{L}*|samenwerk\p{L}*|bibliotheek|welzijn|jeugd\p{L}*|sport|loket|veilige?|brede|gelijke|passende?|lokale?|lokaal|educatieve|regionale?|thema|programma|sociaal|centrum|wijk|kansen|thuis|zorg|\p{L}*bureau|onderzoek|advies|instituut|universiteit|\p{L}*(?:school|scholen|opvang|groep|team|platform|overleg|commissie|centrum|netwerk|tafel|plan|agenda|onderwijs|educatie))$/iu

/** Straight before a name it says that something is called after somebody. */
const calledAfter =
  /(?:^|[^\p{L}])(?:\p{L}*(?:school|scholen|college|lyceum|stichting|fonds|kindcentrum|opvang|straat)|obs|cbs|rkbs|pcbs|ikc|kc|locatie|gebouw|zaal):? ["'“‘]?(?:\p{Lu}\p{L}+ )?$/iu
const calledBehind = /^[- ]?(?:school|college|lyceum|stichting|fonds|prijs|straat|laan|plein)(?!\p{L})/iu

/** Whether these words, first and last name as it seems, are a school, a street or an organisation. */
export function isInstitution(name: string): boolean {
  const words = name.split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (institutionWord.test(first) || institutionEnd.test(last) || streetEnd.test(last)) return true
  // 'Anna van Wijk' is somebody
  return words.length === 2 && institutionWord.test(last)
}

/** Whether a name at that place in a text is what a school or a street is called. */
export function namesInstitution(text: string, at: number, name: string): boolean {
  return (
    institutionEnd.test(name) ||
    streetEnd.test(name) ||
    calledAfter.test(text.slice(Math.max(0, at - 40), at)) ||
    calledBehind.test(text.slice(at + name.length))
  )
}
