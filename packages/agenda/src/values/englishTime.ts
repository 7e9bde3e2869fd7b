/** English words of time, each before its Dutch one; those that are the same in both are left out. It is in the first load: only what people type in a planning. */
const words =
  'january januari february februari march maart mar mrt may mei june juni july juli august augustus october oktober oct okt first eerste second tweede third derde fourth vierde last laatste half helft mid medio early begin late eind end eind spring voorjaar summer zomer autumn najaar fall najaar christmas kerst before voor after na from vanaf since sinds until tot and en the de to t/m quarter kwartaal month maand year jaar every iedere weekly wekelijks monthly maandelijks quarterly per_kwartaal yearly jaarlijks annually jaarlijks whole hele schoolyear schooljaar ongoing doorlopend onwards en_verder'.split(
    ' ',
  )
const dutchByWord = new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])))

/**
 * Plain words of time (see `plainTime`) in Dutch, where they are English: 'second half of 2026', 'school year 2026-2027', 'ongoing'. undefined when
 * no word in them is. Asked of words that aren't understood as Dutch, so that 'of' is a choice there, and never turns into a part of a year.
 */
export function timeInDutch(plain: string): string | undefined {
  let isEnglish = false
  const dutch = plain
    .replace(/^(?:t\.?b\.?[cd]|to be [cd]\w+)$/, 'ongoing')
    .replace(/\b(?:school|academic) year\b/, 'schoolyear')
    .replace(/^(\d\S+) schoolyear$/, 'schoolyear $1')
    .replace(/^([a-z]{3,}) (\d\d?),? (?=[12]\d{3}$)/, '$2 $1 ')
    .replace(/(\d)(?:st|nd|rd|th)(?: of)?\b/, '$1')
    .replace(/[a-z]+/g, (word) => {
      const translated = dutchByWord.get(word)
      isEnglish ||= translated !== undefined
      return translated?.replace('_', ' ') ?? (word === 'of' ? 'van' : word)
    })
    .replace(/(zomer|kerst) (?:holidays?|break|vacation)/, '$1vakantie')
    .replace(/^(vanaf .+) en verder$/, '$1')
  return isEnglish ? dutch : undefined
}
