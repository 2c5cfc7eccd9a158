import './reports.css'
import { Modal, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { getCockpit } from '#contract/indicators'
import { startReport } from '#contract/reports'
import { useAct, useCall } from '#ui/api'
import { PeriodPicker } from '#ui/form'
import { useGo } from '#ui/link'
import { Skeleton } from '#ui/page'
import { useText } from '#ui/text'

/** Which region, month and plan; begins with the month that the cockpit shows. */
export function StartReport({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText()
  const go = useGo()
  const ids = { region: useId(), month: useId(), plan: useId() }
  const cockpit = useCall(getCockpit, { query: {} }).data
  const [chosen, setChosen] = useState<{ regionPath?: string; period?: string; planId?: string }>({})
  const start = useAct(startReport, { onDone: (report) => go(`/reports/${report.id}`) })
  const period = chosen.period ?? cockpit?.asOf.slice(0, 7)
  const regionPath = chosen.regionPath ?? cockpit?.regionPath
  const send = () => {
    if (!period) return
    void start.run({
      body: {
        period,
        ...(regionPath ? { regionPath } : {}),
        ...(chosen.planId ? { planId: chosen.planId } : {}),
      },
    })
  }
  return (
    <Modal
      open
      title={text('reports.start')}
      okText={text('reports.start.yes')}
      cancelText={text('ui.cancel')}
      okButtonProps={{ loading: start.isRunning, disabled: !period }}
      onOk={send}
      onCancel={onClose}
    >
      {cockpit ? (
        <div className="report-form">
          <label htmlFor={ids.region}>{text('reports.column.region')}</label>
          <Select
            id={ids.region}
            value={regionPath}
            options={cockpit.regions.map((region) => ({ value: region.path, label: region.name }))}
            onChange={(value: string) => setChosen({ ...chosen, regionPath: value, planId: undefined })}
            showSearch={{ optionFilterProp: 'label' }}
          />
          <label htmlFor={ids.month}>{text('reports.column.period')}</label>
          <PeriodPicker
            id={ids.month}
            kind="month"
            value={period}
            onChange={(value) => setChosen({ ...chosen, period: value })}
          />
          <label htmlFor={ids.plan}>{text('reports.plan')}</label>
          <Select
            id={ids.plan}
            value={chosen.planId ?? ''}
            options={[
              { value: '', label: text('reports.plan.all') },
              ...cockpit.plans.map((plan) => ({ value: plan.id, label: plan.title })),
            ]}
            onChange={(value: string) => setChosen({ ...chosen, planId: value || undefined })}
          />
        </div>
      ) : (
        <Skeleton lines={4} />
      )}
    </Modal>
  )
}
