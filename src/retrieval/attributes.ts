/**
 * Attributes and relations that people ask of anything: of a person the age, of a project the budget, of a
 * meeting the weather. Where an article has the word nowhere, it hardly has the attribute. The words are
 * those of questions about news in general; what an article does say it says in words of its own, which are
 * never counted.
 */
const CHINESE = `
  年龄 岁数 多大 几岁 生日 出生 籍贯 国籍 哪国人 学历 学位 毕业 母校 身高 体重 健康 病情 妻子 丈夫 夫人 老婆 儿子 女儿 子女 家人 父亲 母亲 绰号
  职务 官职 职位 头衔 级别 党派 政党 任期 连任 卸任 辞职 上任 履历 简历 经历 工资 薪水 年薪 收入 身家 财产
  地点 地址 位置 城市 省份 哪省 哪个省 县城 街道 场馆 会场 酒店 宾馆 住处 下榻 校区 校址 选址 总部 秘书处 首都 边界 面积 人口 经纬度 海拔
  价格 价钱 单价 售价 票价 门票 费用 学费 成本 造价 预算 经费 总额 金额总数 投资额 资金来源 利率 利息 年息 期限 还款 贷款人 借款人 抵押 担保 分期 分几笔 到账 拨付 汇率 税率 关税
  比例 占比 百分比 百分之 几成 份额 分配比例 配额 各占 人均 增长率 增速 同比 环比 排名 第几名 名次 效率 有效率 有效性 副作用 保护率
  牌子 品牌 厂家 药厂 生产商 供应商 承包 承建 施工 开发商 型号 成分 配方 专利 版权 授权
  名单 明细 清单 全文 正文 条款 细则 细节 流程 步骤 手续 程序步骤 材料 门槛 条件 资格 要求条件 标准 报名 申请 招生 录取 考试 面试 课程 科目 专业 师资 学制 教材 毕业证 证书 网址 官网 电话 邮箱 联系方式
  院长 校长 主编 厂长 行长 董事长 负责人 创始人 发起人 提议者 起草 起草人 执笔 作者 译者 翻译 记者 编辑 摄影 摄影师 责编 版面 头版 页 页数 字数 多少字
  开幕式 闭幕式 吉祥物 口号 会徽 主题曲 奖牌 金牌 比分 赛程 项目数 运动员 代表团 观众 门票 转播 直播 收视 火炬
  时长 几个小时 几分钟 多长时间 几点 钟头 开始时间 结束时间 截止 有效期 生效 失效 落地 开工 竣工 完工 动工 启用 揭牌 挂牌 开学
  原因 理由 缘故 动机 目的何在 背景 内幕 真相 争议 分歧 争吵 吵架 冲突 抗议 抵制 制裁 报复 回击 谴责 道歉 反应 评论 评价如何 看法 表态 致辞 开场白 发言内容 插话 鼓掌 掌声 投票 表决 反对票 赞成票 弃权 否决 谈判 会谈 会见 会晤 双边 私下 晚宴 宴会 合影 座位 座次 领带 服装 穿 语言 同传 天气
  去年 前年 上届 上一届 上一次 上次 下届 下一届 下次 明后年 以往 历届 一期 三期 第一期 后续 进展 效果 成效 结果如何 后来 最新 最终 实际 是否属实
  军队 兵力 武器 核武 导弹 军费 基地 驻军 伤亡 死亡 难民 宗教 民族成分 语种 货币 外汇 股市 房价 物价 通胀 失业率 出口额 进口额 顺差 逆差 债务 赤字
`;
const ENGLISH = `
  age birthday born birthplace nationality degree education graduate wife husband spouse children family salary wealth income party term resign biography career
  venue hotel campus headquarters headquartered secretariat capital population area address location located province district
  price cost budget fee tuition rate interest maturity repayment collateral instalment installment tranche currency tariff tax funding funded finance financed
  percentage percent proportion share ratio breakdown split quota ranking growth per-capita effectiveness efficacy side-effects
  brand manufacturer manufactured producer supplier contractor patent
  clause clauses article-count full-text wording-of details agenda procedure deadline eligibility apply application enrol curriculum syllabus subjects courses website phone email
  dean principal rector founder founders drafted drafter drafters author translator translated reporter journalist photographer editor signatories
  mascot slogan medal medals ticket tickets opening ceremony athletes spectators boycott boycotted broadcast
  duration hours minutes timetable schedule effect expire expires expiry
  reason reasons motive why-chosen background controversy dispute quarrel protest sanction sanctions retaliate reaction reactions react vote votes voted veto objection objected object negotiate negotiated negotiations bilateral sidelines banquet dinner photo seat seated wear wore applause interpreter weather
  previous last-year earlier first-phase follow-up outcome result results
  army troops weapons nuclear refugees religion gdp inflation unemployment debt deficit
`;

const HAN = CHINESE.split(/\s+/u).filter(Boolean);
const LATIN = new Set(ENGLISH.split(/\s+/u).filter(Boolean));

/** Attributes that a folded question names. */
export function attributesIn(folded: string): string[] {
  const found = HAN.filter((word) => folded.includes(word));
  for (const [word] of folded.matchAll(/[a-z]+/gu)) if (LATIN.has(word)) found.push(word);
  return found;
}
