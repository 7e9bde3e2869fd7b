/** A theme of the template: its name, and advice on what to write. Partners rename, add and delete as they like. */
export type ThemeAdvice = { title: string; hint: string; ambitionHint: string; actionHint: string }

/** The chapters around the themes, in order; the themes stand between `before` and `after`. */
export const chapters = {
  before: [
    {
      title: 'Inleiding',
      hint: 'Vertel kort waarom deze agenda er is, bij welke meerjarige LEA hij hoort en wie eraan meeschreef. Noem ook wie hem vaststelt, en wanneer.',
    },
    {
      title: 'Terugblik',
      hint: 'Wat lukte vorig jaar, en wat niet? Schrijf op wat u daarvan leerde en welke acties daarom doorgaan, veranderen of stoppen.',
    },
  ],
  after: [
    {
      title: 'Samenwerken en evalueren',
      hint: 'Wie overlegt met wie, en hoe vaak? Zeg wanneer u samen bekijkt of het plan werkt, en wie dan mag bijsturen.',
    },
  ],
} as const

const ambitionHint = 'Leg uit wat kinderen of jongeren hiervan merken. Waaraan ziet u straks dat het gelukt is?'
const actionHint = 'Wat gaat u precies doen, en wat is het resultaat? Eén actie is één ding dat u kunt afvinken.'

export const themes: readonly ThemeAdvice[] = [
  {
    title: 'Gelijke kansen',
    hint: 'Hoe is het nu? Denk aan peuters die de voorschool niet bereikt, aan kansen die ongelijk zijn en aan het contact met ouders. Noem cijfers als u die hebt, met de bron.',
    ambitionHint,
    actionHint,
  },
  {
    title: 'Zorg en onderwijs',
    hint: 'Hoe is het nu? Beschrijf waar school, opvang en jeugdhulp elkaar vinden, en waar kinderen te lang wachten.',
    ambitionHint,
    actionHint,
  },
  {
    title: 'Brede ontwikkeling',
    hint: 'Hoe is het nu? Denk aan sport, cultuur, lezen en burgerschap, en aan de stap van opvang naar school.',
    ambitionHint,
    actionHint,
  },
]

export const evaluation = {
  title: 'Evaluatie',
  hint: 'Wie bekijkt hoe het ging, met welke gegevens? Vul bij de planning een maand in.',
} as const

/** Partners that most agendas have; with the sector that each belongs to. */
export const partners = [
  { title: 'Schoolbesturen primair onderwijs', shortName: 'PO', sector: 'primary' },
  { title: 'Schoolbesturen voortgezet onderwijs', shortName: 'VO', sector: 'secondary' },
  { title: 'Kinderopvang', shortName: 'KO', sector: 'childcare' },
  { title: 'Samenwerkingsverband', shortName: 'SWV', sector: 'swv' },
  { title: 'Jeugdgezondheidszorg', shortName: 'JGZ', sector: 'careYouth' },
  { title: 'Bibliotheek', shortName: 'Bibliotheek', sector: 'culture' },
] as const
