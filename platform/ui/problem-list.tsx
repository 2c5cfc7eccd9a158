import type { ReactNode } from 'react'

/** Every reason of a refusal, read out at once. */
export function ProblemList({ problems }: { problems: string[] }): ReactNode {
  if (problems.length === 0) return null
  return (
    <div className="problem-list" role="alert">
      {problems.length === 1 ? (
        <p>{problems[0]}</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
