import { isSafeLink, type Paragraph, type Run } from '@lea/agenda'
import { Fragment, type JSX, type ReactNode } from 'react'
import '../prose.css'
import { type Group, type Line, type List, paragraphsToGroups } from './groups.ts'
import { type HeadingLevel, lineClass } from './look.ts'

/**
 * Draws prose as plain HTML, without any editor. It looks exactly like the editor on the same text, so that one can
 * take the other's place without anything on the page moving.
 */
export function StaticProse({
  paragraphs,
  headingLevel = 3,
  placeholder,
  singleLine = false,
}: {
  paragraphs: readonly Paragraph[]
  /** Level of the headings inside this text: one below the heading of its block. */
  headingLevel?: HeadingLevel
  /** What is shown, faintly, when there is no text. */
  placeholder?: string
  /** The look of a title: the lines run on and have no kinds. */
  singleLine?: boolean
}): JSX.Element {
  const isEmpty = paragraphs.every((each) => each.runs.length === 0)
  const shown = paragraphs.length > 0 ? paragraphs : [{ kind: 'paragraph', indent: 0, runs: [] } satisfies Paragraph]
  return (
    <div
      className={`lea-prose${singleLine ? ' lea-prose--title' : ''}`}
      // As in the editor: an agenda is written in Dutch, whatever language the buttons speak.
      {...(!isEmpty && { lang: 'nl' })}
      {...(isEmpty && placeholder !== undefined && { 'data-placeholder': placeholder })}
    >
      {singleLine
        ? shown.map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity of their own
            <p key={index} className={lineClass('paragraph')}>
              <Runs runs={paragraph.runs} />
            </p>
          ))
        : paragraphsToGroups(shown).map((group) => (
            <GroupHtml key={keyOf(group)} group={group} headingLevel={headingLevel} />
          ))}
    </div>
  )
}

function GroupHtml({ group, headingLevel }: { group: Group; headingLevel: HeadingLevel }): ReactNode {
  if (group.kind === 'single') return <LineHtml line={group.line} headingLevel={headingLevel} />
  if (group.kind === 'quote') {
    return (
      <blockquote>
        {group.lines.map((line) => (
          <LineHtml key={line.index} line={line} headingLevel={headingLevel} />
        ))}
      </blockquote>
    )
  }
  return <ListHtml list={group} headingLevel={headingLevel} />
}

function ListHtml({ list, headingLevel }: { list: List; headingLevel: HeadingLevel }): ReactNode {
  const Tag = list.kind === 'bullet' ? 'ul' : 'ol'
  return (
    // The role is for Safari, which hears no list where the markers are drawn by us.
    <Tag role="list">
      {list.items.map((item) => (
        <li key={item.line.index}>
          <LineHtml line={item.line} headingLevel={headingLevel} />
          {item.lists.map((inner) => (
            <ListHtml key={keyOf(inner)} list={inner} headingLevel={headingLevel} />
          ))}
        </li>
      ))}
    </Tag>
  )
}

function LineHtml({ line, headingLevel }: { line: Line; headingLevel: HeadingLevel }): ReactNode {
  const { kind, indent, runs } = line.paragraph
  const Tag = kind === 'heading' ? (`h${headingLevel}` as const) : 'p'
  return (
    <Tag className={lineClass(kind)} {...(indent > 0 && { 'data-indent': indent })}>
      <Runs runs={runs} />
    </Tag>
  )
}

function Runs({ runs }: { runs: readonly Run[] }): ReactNode {
  if (runs.length === 0) return <br />
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity of their own
    <Fragment key={index}>{runHtml(run)}</Fragment>
  ))
}

/** The order of nesting is that of the editor's marks: link outermost, then bold, italic, underline. */
function runHtml(run: Run): ReactNode {
  let html: ReactNode = run.text
  if (run.underline) html = <u>{html}</u>
  if (run.italic) html = <em>{html}</em>
  if (run.bold) html = <strong>{html}</strong>
  if (!isSafeLink(run.link)) return html
  return (
    <a href={run.link} target="_blank" rel="noopener noreferrer">
      {html}
    </a>
  )
}

function keyOf(group: Group): number {
  if (group.kind === 'single') return group.line.index
  if (group.kind === 'quote') return group.lines[0]?.index ?? 0
  return group.items[0]?.line.index ?? 0
}
