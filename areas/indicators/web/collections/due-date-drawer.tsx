import { Button, Drawer, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { extendCollection } from '#contract/indicators'
import { useAct } from '#ui/api'
import { DatePick } from '#ui/form'
import { ProblemList } from '#ui/problem-list'
import { useText } from '#ui/text'
import { useIsPhone } from '#ui/width'
import type { Board } from './unit-state.ts'

/** Moves the due date of a reporting task; whoever still owes is told. */
export function DueDateDrawer({
  board,
  isOpen,
  onClose,
}: {
  board: Board
  isOpen: boolean
  onClose: () => void
}): ReactNode {
  const text = useText()
  const isPhone = useIsPhone()
  const [dueOn, setDueOn] = useState(board.dueOn)
  const extend = useAct(extendCollection, {
    done: text('indicators.collection.moved', { day: dueOn }),
    onDone: onClose,
    quiet: true,
  })
  const { id: collectionId, regionPath, revision } = board
  return (
    <Drawer
      title={text('indicators.collection.move')}
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '60%' : 420}
      destroyOnHidden
    >
      <Form
        layout="vertical"
        onFinish={() => void extend.run({ params: { collectionId }, body: { regionPath, revision, dueOn } })}
      >
        <Form.Item label={text('indicators.collection.due')} extra={text('indicators.collection.move.hint')} required>
          <DatePick
            label={text('indicators.collection.due')}
            value={dueOn}
            onChange={(day) => setDueOn(day ?? board.dueOn)}
          />
        </Form.Item>
        <ProblemList problems={extend.problem?.errors.map((problem) => problem.message) ?? []} />
        <Button type="primary" htmlType="submit" loading={extend.isRunning} disabled={dueOn === board.dueOn}>
          {text('indicators.collection.move.save')}
        </Button>
      </Form>
    </Drawer>
  )
}
