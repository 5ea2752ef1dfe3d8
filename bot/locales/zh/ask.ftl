### 回答：卡片周围的文字，以及开头。翻译草稿；其余文字用英文或西班牙文。

## 紧急情况的第一行（docs/rules.md R3）。

first-agents-here = 请保持冷静。您可以保持沉默。如果他们在您门口，请不要开门。请拨打以下任一号码：
first-being-taken = 请保持冷静，不要妨碍。请记住：您可以保持沉默，可以什么都不签。请拨打：
first-medical = 有生命危险：请先拨打 911。
first-wish-to-die = 您很重要。请拨打 988 或给 988 发短信，白天黑夜都可以：有人倾听，使用英语和西班牙语。有生命危险：911。
first-violence-at-home = 如果您有危险，请拨打 911。全国家庭暴力热线：1-800-799-7233，昼夜接听。
first-child-alone = 请和您信任的大人在一起。不要出去看。请拨打：

## 卡片周围。

card-not-in-language = 这个回答目前只有英文和西班牙文。
card-say = **请这样说：**
card-caution = **注意：** { $text }
card-change = **{ $day } 起有变化：** { $text }
card-sources = 根据 { $count } 个来源写成。
# In the place of a day whose month alone is known.
card-date-about = 约{ $month }
card-footer-draft = _资料日期：{ $day }。这是信息，不是法律意见：翻译草稿，还没有律师或讲这种语言的人检查过。_
card-footer-reviewed = _资料日期：{ $day }，律师已检查。这是信息，不是对某个案件的意见。_
card-past-review = **这些资料应在 { $day } 复查。依靠它们之前，请先打下面的号码询问。**
button-more-text = 更多
send-as-report = 作为目击报告发送

## 号码。

hours-unknown = 时间不详
number-from = 来自公开资料，{ $month }
number-from-about = 来自公开资料，约 { $month }
number-historical = 旧号码，最后见于 { $month }
hotlines-for = { $county } 县的号码
hotlines-statewide = { -state }的号码
hotlines-national = 全国的号码
hotline-say-county = 要查您的县，请写例如：/hotline durham

## 没有答案的问题。

ask-empty = 请写下您的问题，例如：移民局的人在我家门口。或拨打：{ $number }
ask-in-words = 请用自己的话写下问题。如果紧急，请拨打：{ $number }
unanswered = 我们的志愿者还没有这个问题的答案。这些号码可能有帮助，或在下面选择。
which-place = 这个名字属于不止一个地方。是哪一个？
place-outside = 那里不在{ -state }。以下号码服务全国。
place-unknown = 我不认识地名“{ $place }”。请写{ -state }的县、城镇或邮政编码。
question-or-report = 这是问题，还是报告您看到的事？还没有人收到。需要帮助，请拨打：{ $number }
it-is-a-question = 这是问题
no-live-location = 我不接收实时位置，这样没有人能跟踪您。请写街口或城镇。需要帮助，请拨打：{ $number }

## 开头。

language-set = 发生了什么事？
rights-title = **您的权利。** 请选择正在发生的事：
actions-title = **您可以做的事。** 请选择：
start = 我是 { $network } 的 Farolito。不是政府，也不是律师。发生了什么事？1 他们就在这里 · 2 有人被带走 · 3 报告我看到的事 · 4 可以拨打的号码 · 5 我的权利 · 6 我县的提醒。请写字或点按。EN · ES
start-here = 1 他们就在这里
start-taken = 2 有人被带走
start-report = 3 报告我看到的事
start-number = 4 可以拨打的号码
start-rights = 5 我的权利
start-alerts = 6 我县的提醒

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = 北卡罗来纳州
