import { App, ConfigProvider, type ConfigProviderProps, theme } from 'antd'
import enModule from 'antd/es/locale/en_US.js'
import zhModule from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import type { ReactNode } from 'react'
import { ConfirmHost } from './confirm.tsx'
import { useLocale } from './text.tsx'
import { useLook } from './theme.tsx'
import { fontFamily, palettes } from './tokens.ts'

/** antd's declarations call these files CommonJS, the bundler reads them as the modules they are. */
const zh = zhModule as unknown as ConfigProviderProps['locale']
const en = enModule as unknown as ConfigProviderProps['locale']

/** antd in our colours and language. Loaded with the first page that needs it; the shell itself does without. */
export default function AntdRoot({ children }: { children: ReactNode }): ReactNode {
  const { look } = useLook()
  const locale = useLocale()
  const colours = palettes[look]
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={locale === 'en' ? en : zh}
      theme={{
        algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: colours.accent,
          colorInfo: colours.accent,
          colorLink: colours.accent,
          colorSuccess: colours.good,
          colorWarning: colours.warn,
          colorError: colours.bad,
          colorText: colours.ink,
          colorTextSecondary: colours.inkSecond,
          colorTextTertiary: colours.inkSecond,
          colorTextDescription: colours.inkSecond,
          colorTextPlaceholder: colours.inkSecond,
          colorBgBase: colours.surface,
          colorBgLayout: colours.ground,
          colorBgContainer: colours.surface,
          colorBgElevated: colours.surfaceRaised,
          colorBorder: colours.lineStrong,
          colorBorderSecondary: colours.line,
          colorTextLightSolid: colours.onAccent,
          borderRadius: 6,
          fontFamily,
          fontSize: 14,
          controlHeight: 32,
          motion: false,
        },
        components: {
          Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
          Table: { headerBg: colours.ground, rowHoverBg: colours.accentSoft, cellPaddingBlockSM: 6 },
        },
      }}
    >
      <App component={false}>
        {children}
        <ConfirmHost />
      </App>
    </ConfigProvider>
  )
}
