import { instantOf as at } from '../../../server/calendar/index.js'
import { draftText } from '../../../server/domain/supervision/draft-text.js'
import { blankCall } from '../calls/blank-call.js'

const facts = {
  kind: '通报',
  county: '示范',
  unitName: '交警大队',
  cause: '超期五个工作日未反馈',
  now: at('2026-10-19 17:30'),
}

describe('the text of a document', () => {
  it('should name each case and how it stands now', () => {
    const answered = blankCall({ answeredAt: at('2026-10-19 16:00') })
    const text = draftText({ ...facts, cases: [blankCall(), answered] })
    expect(text).toContain('1. SF-20260929-00017「省道 S3 柳林段大货车乱停乱放」，至今未反馈')
    expect(text).toContain('2. SF-20260929-00017「省道 S3 柳林段大货车乱停乱放」，已于 10月19日 16:00 反馈')
  })

  it('should say nothing of a sensitive case but its number', () => {
    const text = draftText({ ...facts, cases: [blankCall({ sensitive: true })] })
    expect(text).toContain('SF-20260929-00017（敏感件，内容从略）')
    expect(text).not.toContain('大货车')
  })
})
