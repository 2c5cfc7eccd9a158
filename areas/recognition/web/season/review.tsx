import '../self-evaluation/self-evaluation.css'
import './season.css'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { downloadReviewFile, getReview, type ReviewItem, saveReview } from '#contract/recognition'
import type { ResponseOf } from '#platform/http/endpoint'
import { download, useAct, useCall } from '#ui/api'
import { confirm } from '#ui/confirm'
import { usePathParam } from '#ui/link'
import { DateText, formatBytes } from '#ui/number'
import { Page, Section } from '#ui/page'
import { ProblemList } from '#ui/problem-list'
import { say, sayAll, useText } from '#ui/text'
import { Gates, Verdict } from '../self-evaluation/working.tsx'
import { Round } from './reviewed.tsx'
import { ReviewState } from './words.tsx'

type Review = ResponseOf<typeof getReview>
type Scores = Review['scores']

/** What an expert looks at and scores, one item after the other. */
export default function ReviewPage(): ReactNode {
  const text = useText()
  const reviewId = usePathParam('reviewId')
  const answer = useCall(getReview, { params: { reviewId } })
  const read = answer.data
  return (
    <Page
      title={read?.companyName ?? text('recognition.reviews')}
      subtitle={
        read ? (
          <>
            {text('recognition.season.round', { number: read.round })} · {text('recognition.season.due')}{' '}
            <DateText date={read.dueOn} /> <ReviewState review={read} />
          </>
        ) : null
      }
      trail={[{ title: text('recognition.reviews'), to: '/recognition/reviews' }]}
      answer={answer}
    >
      {(review) => <Reviewing key={review.revision} review={review} />}
    </Page>
  )
}

function Reviewing({ review }: { review: Review }): ReactNode {
  const text = useText()
  return (
    <>
      <Section title={text('recognition.review.material')}>
        <Verdict result={review.judgement} />
        <Files review={review} />
        <details className="season-more">
          <summary>{text('recognition.review.answers', { count: review.answers.length })}</summary>
          <dl className="facts-grid">
            {review.answers.map(({ label, unit, value }) => (
              <div key={label.zh}>
                <dt>{say(label)}</dt>
                <dd>
                  {value} {unit ? say(unit) : ''}
                </dd>
              </div>
            ))}
          </dl>
        </details>
        <details className="season-more">
          <summary>{text('recognition.review.gates')}</summary>
          <Gates gates={review.judgement.gates} />
        </details>
      </Section>
      {review.earlier.map((round) => (
        <Round key={round.number} round={round} isOpen={false} />
      ))}
      {review.state === 'open' && review.isRoundOpen ? <ScoreForm review={review} /> : <Given review={review} />}
    </>
  )
}

function Files({ review }: { review: Review }): ReactNode {
  const text = useText()
  if (review.files.length === 0 && review.notes.length === 0)
    return <p className="quiet">{text('recognition.review.no-files')}</p>
  return (
    <>
      <ul>
        {review.files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className="link-button"
              onClick={() => void download(downloadReviewFile, { params: { reviewId: review.id, fileId: file.id } })}
            >
              {file.name}
            </button>{' '}
            <span className="quiet">{formatBytes(file.sizeBytes)}</span>
          </li>
        ))}
      </ul>
      {review.notes.map(({ point, label, note, files }) => (
        <p key={point}>
          <strong>{say(label)}</strong> {note}{' '}
          {files.length > 0 ? <span className="quiet">{sayAll(files)}</span> : null}
        </p>
      ))}
    </>
  )
}

function ScoreForm({ review }: { review: Review }): ReactNode {
  const text = useText()
  const [scores, setScores] = useState<Scores>(review.scores)
  const [comment, setComment] = useState(review.comment)
  const save = useAct(saveReview, { done: text('recognition.review.saved'), quiet: true })
  const given = review.items.filter(({ id }) => scores[id]?.points != null)
  const send = (isHandedIn: boolean) =>
    save.run({
      params: { reviewId: review.id },
      body: { revision: review.revision, scores, comment, isHandedIn },
    })
  const handIn = async () => {
    const said = await confirm({
      title: text('recognition.review.hand-in'),
      body: text('recognition.review.hand-in.body'),
      yes: text('recognition.review.hand-in'),
    })
    if (said !== null) await send(true)
  }
  return (
    <Section title={text('recognition.review.score')}>
      <ul className="season-lines">
        {review.items.map((item) => (
          <ScoreOf
            key={item.id}
            item={item}
            score={scores[item.id] ?? { points: null, comment: '' }}
            onChange={(score) => setScores((before) => ({ ...before, [item.id]: score }))}
          />
        ))}
        <li>
          <label htmlFor="review-comment">{text('recognition.review.comment')}</label>
          <div className="season-score">
            <Input.TextArea
              id="review-comment"
              autoSize={{ minRows: 2 }}
              value={comment}
              maxLength={1000}
              onChange={({ target }) => setComment(target.value)}
            />
          </div>
        </li>
      </ul>
      {save.problem ? <ProblemList problems={save.problem.errors.map(({ message }) => message)} /> : null}
      <p className="acts">
        <Button type="primary" loading={save.isRunning} onClick={() => void handIn()}>
          {text('recognition.review.hand-in')}
        </Button>
        <Button loading={save.isRunning} onClick={() => void send(false)}>
          {text('recognition.review.save')}
        </Button>
        <span className="quiet" aria-live="polite">
          {text('recognition.review.given', { count: given.length, all: review.items.length })}
        </span>
      </p>
    </Section>
  )
}

/** The working of an item that no figure of the company narrows: the range itself, which stands beside the field anyway. */
const bandAlone = ({ least, most }: ReviewItem) => `${least}–${most} 分`

function ScoreOf(props: {
  item: ReviewItem
  score: Scores[string]
  onChange: (score: Scores[string]) => void
}): ReactNode {
  const text = useText()
  const { item, score, onChange } = props
  const label = say(item.label)
  return (
    <li>
      <strong>{label}</strong> <span className="quiet">{item.clause}</span>
      {item.working.zh === bandAlone(item) ? null : <p className="quiet">{say(item.working)}</p>}
      <div className="season-score">
        <label htmlFor={`points-${item.id}`}>
          {text('recognition.review.points', { least: item.least, most: item.most })}{' '}
          <Input
            id={`points-${item.id}`}
            type="number"
            aria-label={text('recognition.review.points-of', { item: label })}
            min={item.least}
            max={item.most}
            step={1}
            value={score.points ?? ''}
            onChange={({ target }) =>
              onChange({ ...score, points: target.value === '' ? null : Math.trunc(Number(target.value)) })
            }
          />
        </label>
        <Input.TextArea
          autoSize={{ minRows: 2 }}
          aria-label={text('recognition.review.comment-of', { item: label })}
          placeholder={text('recognition.review.comment.hint')}
          maxLength={1000}
          value={score.comment}
          onChange={({ target }) => onChange({ ...score, comment: target.value })}
        />
      </div>
    </li>
  )
}

/** What was handed in stands; beside it what the others gave. */
function Given({ review }: { review: Review }): ReactNode {
  const text = useText()
  const all = [
    { name: text('recognition.review.mine'), scores: review.scores, comment: review.comment },
    ...review.others,
  ]
  return (
    <Section title={text('recognition.review.given.title')}>
      {review.state === 'dropped' ? <p className="quiet">{text('recognition.review.dropped')}</p> : null}
      <ul className="season-lines">
        {review.items.map((item) => (
          <li key={item.id}>
            <strong>{say(item.label)}</strong>{' '}
            <span className="quiet">{text('recognition.review.points', { least: item.least, most: item.most })}</span>
            {all.map(({ name, scores }) => (
              <p key={name}>
                {name}
                {text('recognition.season.gave', { points: scores[item.id]?.points ?? '—' })}
                {scores[item.id]?.comment}
              </p>
            ))}
          </li>
        ))}
        {all.map(({ name, comment }) =>
          comment ? (
            <li key={name}>
              <strong>{name}</strong> {comment}
            </li>
          ) : null,
        )}
      </ul>
    </Section>
  )
}
