import type { PlannedCase } from './plan.js'

/** Joint actions and calls to an enforcement body, each in another state; one has a penalty case under way. */
export const enforcementCases: readonly PlannedCase[] = [
  {
    id: 'joint-market-shiqiao',
    process: 'joint-enforcement',
    township: '379999103',
    filed: '-14 工作日 08:50',
    filing: {
      item: 'SD-37',
      title: '石桥大集夜市占道并无照经营',
      content: '夜市摊点八十多个占满镇中街两侧，熟食摊无证，消防车无法通行。',
      placeText: '石桥镇中街夜市',
      dutyText: '已划定疏导点并劝离四次，摊主夜间返回。',
    },
    steps: [
      ['-14 工作日 10:00', 'check-power'],
      ['-14 工作日 14:30', 'convene', '43', 'ZF', 'SC', 'GA'],
      ['-14 工作日 15:40', 'confirm', 'ZF', '马骁', '赵晓东 ZF-0001\n钱国栋 ZF-0002'],
      ['-14 工作日 16:10', 'confirm', 'SC', '市场监管执法队队长'],
      ['-13 工作日 09:00', 'confirm', 'GA', '石桥派出所副所长'],
      ['-13 工作日 11:00', 'plan'],
      ['-12 工作日 11:30', 'joint-record', '占道摊点 76 个，其中无证熟食摊 9 个，占道长度 320 米'],
      ['-12 工作日 14:00', 'evidence', 'ZF', '照片 12 张，摊位登记表'],
      ['-12 工作日 15:00', 'evidence', 'SC', '无证熟食摊询问笔录 9 份'],
      ['-12 工作日 15:20', 'evidence', 'GA', '现场秩序维护记录'],
      ['-10 工作日 10:00', 'conclude', '立案', '占道经营事实清楚，劝阻无效', '示综立〔2026〕31号'],
      ['-6 工作日 09:30', 'preserve', '折叠摊架 12 副、冰柜 2 台'],
      ['-2 工作日 10:00', 'notify-rights', '示综告〔2026〕31号'],
    ],
  },
  {
    id: 'joint-scrap-liulin',
    process: 'joint-enforcement',
    township: '379999101',
    filed: '-1 工作日 09:00',
    filing: {
      item: 'SD-12',
      title: '柳林镇废品站露天焚烧电线皮',
      content: '废品站夜间焚烧电线皮取铜，黑烟扰民，场内堆放废油桶。',
      placeText: '柳林镇西外环废品站',
      dutyText: '已当面制止两次并拍照，业主换时间再烧。',
    },
    steps: [
      ['-1 工作日 10:20', 'check-power'],
      ['-1 工作日 14:20', 'convene', '67', 'ZF', 'ST', 'JT', 'PZ-101-ZH'],
      ['-1 工作日 15:10', 'confirm', 'ZF', '马骁', '赵晓东 ZF-0001\n钱国栋 ZF-0002'],
      ['-1 工作日 16:00', 'cannot-come', 'ST', '监测车在外县检修，后天返回'],
    ],
  },
  {
    id: 'referral-sign-liulin',
    process: 'enforcement-referral',
    township: '379999101',
    filed: '-4 工作日 09:00',
    filing: {
      item: 'SD-52',
      title: '柳林镇饭店私拆油烟净化器',
      content: '沿街饭店拆除净化器，油烟直排居民窗下，业主拒不恢复。',
      placeText: '柳林镇政府街 46 号',
      dutyText: '已当面劝阻三次并录像。',
    },
    steps: [
      ['-4 工作日 09:40', 'approve'],
      ['-4 工作日 14:00', 'sign'],
      ['-2 工作日 10:30', 'site-check', '净化器已拆，烟道直排，当事人承认'],
    ],
  },
  {
    id: 'referral-waste-pingan',
    process: 'enforcement-referral',
    township: '379999104',
    filed: '-9 工作日 09:00',
    filing: {
      item: 'SD-39',
      title: '平安镇装修垃圾倾倒路沟',
      content: '装修公司货车连续三次向路沟倾倒垃圾，车牌已记。',
      placeText: '平安镇冯家台村北路沟',
      dutyText: '已封路口并取得监控。',
    },
    steps: [
      ['-9 工作日 09:40', 'approve'],
      ['-9 工作日 14:00', 'sign'],
      ['-7 工作日 10:30', 'site-check', '倾倒约六立方米，当事人到场承认'],
      ['-5 工作日 15:00', 'decide', '责令改正', '首次违法，责令清运并恢复路沟', '9'],
    ],
  },
]
