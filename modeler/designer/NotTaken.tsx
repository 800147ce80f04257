import type { Diagnostic } from '../api/types.js'
import { inWords } from '../checks/words.js'

/** Why a file was not put on the canvas. */
export function NotTaken({ findings, onClose }: { findings: readonly Diagnostic[]; onClose: () => void }) {
  return (
    <div class="notice" role="alert">
      <div>
        <b>文件没有导入，画布没有变。</b>
        {findings.map((each, i) => (
          <p key={i}>
            {inWords(each.message)}。{each.fix}
          </p>
        ))}
      </div>
      <button type="button" class="link" onClick={onClose}>
        知道了
      </button>
    </div>
  )
}
