import { FeelDate, FeelDateTime, FeelDuration, FeelRange, FeelTime } from 'feelin'
import { ExpressionError } from './port.js'

const lenient = FeelRange.prototype.includes

/**
 * Makes `<`, `<=`, `>`, `>=`, `between` and ranges refuse to compare values of different types. feelin compares
 * what JavaScript makes of them: `"10" > 9` and `5 < now()` are true, `now() < "2027-01-01"` is false, all
 * without a warning. It has no setting for this and every such comparison goes through this one method.
 * A value that is not set still gives null.
 */
export function makeOrderStrict(): void {
  FeelRange.prototype.includes = function (this: FeelRange, value: unknown) {
    const bound: unknown = this.start ?? this.end
    if (!isUnset(value) && !isUnset(bound) && !(value instanceof FeelRange)) {
      const [left, right] = [typeName(value), typeName(bound)]
      if (left !== right) {
        throw new ExpressionError('BAD_ARGUMENT', `不能比较${left}与${right}的大小`)
      }
    }
    return lenient.call(this, value)
  }
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined
}

function typeName(value: unknown): string {
  if (value instanceof FeelDateTime) return '时刻'
  if (value instanceof FeelDate) return '日期'
  if (value instanceof FeelTime) return '时间'
  if (value instanceof FeelDuration) return value.yearsMonths ? '年月时长' : '时长'
  if (typeof value === 'number') return '数'
  if (typeof value === 'string') return '文本'
  if (typeof value === 'boolean') return '布尔值'
  return Array.isArray(value) ? '列表' : '上下文'
}
