import type { Context } from '../feel.js'

/** Variables that are null before anything has happened. */
export function blank(...names: readonly string[]): Context {
  return Object.fromEntries(names.map(name => [name, null]))
}

/** What every procedure has in which units owe answers by legs: 承办, 退回, 延期, 核验. */
export const legVariables: Context = {
  ...blank('时限', '主办', '派发时刻', '期限', '承办号', '派发缘由', '反馈时刻', '上次催办'),
  ...blank(
    '核验结论',
    '核验意见',
    '核验方式',
    '核验理由',
    '意见',
    '说明',
    '结果',
    '理由',
    '依据',
    '建议主办',
  ),
  ...blank('决定', '退回理由', '争议缘由', '退回申请', '退回签批', '退回签批说明', '新主办', '新协办'),
  ...blank('延期申请', '延期签批', '延期签批说明', '延期意见', '批复', '批复理由', '数量'),
  ...blank('裁定结果', '裁定主办', '裁定协办', '协调决定', '协调理由', '办结时刻', '退出申请'),
  ...blank('标题', '清单项', '清单项名', '紧急程度'),
  协办: [],
  期限依据: [],
  限版: 0,
  承办序: 0,
  轮次: 1,
  退回次数: 0,
  延期次数: 0,
  返工次数: 0,
  承办中: false,
  已裁定: false,
  派发有误: false,
  退回在途: false,
  延期在途: false,
  挂账在途: false,
}
