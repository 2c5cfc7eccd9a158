import './tasks.css'
import type { ReactNode } from 'react'
import { useQueryState } from '#ui/link'
import { AskTask } from './task-form/ask-task.tsx'
import { ChangeTask } from './task-form/change-task.tsx'
import { HandOut } from './task-form/hand-out.tsx'

/** One form for asking, for handing out a part (`?part=`) and for changing what is asked (`?change=`). */
export default function NewTaskPage(): ReactNode {
  const [{ part, change }] = useQueryState()
  if (part) return <HandOut taskId={part} />
  return change ? <ChangeTask taskId={change} /> : <AskTask />
}
