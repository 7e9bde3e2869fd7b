import { parseFigure } from '@lea/agenda'
import { type FieldEditorProps, WordsField } from '../../fields/BlockField.tsx'
import { readNumber } from '../../fields/fieldWords.ts'

/** Takes what stands in agendas for a figure, as it was typed: 'circa 25%', '>10%', '1 op 27', 'nulmeting volgt'. */
export function FigureField(props: FieldEditorProps) {
  return <WordsField {...props} read={readFigure} />
}

export function readFigure(words: string) {
  return parseFigure(words, readNumber)
}
