### الإجابات: ما حول البطاقة، والبداية. مسودة ترجمة، والباقي بالإنجليزية أو الإسبانية.

## السطر الأول في حالة الطوارئ (docs/rules.md R3).

first-agents-here = ابقوا هادئين. يمكنكم التزام الصمت. إذا كانوا على بابكم فلا تفتحوا. اتصلوا بأحد هذه الأرقام:
first-being-taken = ابقوا هادئين ولا تعرقلوا أحدا. تذكروا: يمكنكم التزام الصمت وعدم توقيع أي شيء. اتصلوا:
first-medical = خطر على الحياة: اتصلوا أولا بالرقم 911.
first-wish-to-die = أنتم مهمون. اتصلوا أو أرسلوا رسالة إلى 988، ليلا أو نهارا: هناك من يسمع، بالإنجليزية والإسبانية. خطر على الحياة: 911.
first-violence-at-home = إن كنتم في خطر فاتصلوا بالرقم 911. الخط الوطني ضد العنف المنزلي: 1-800-799-7233، ليلا ونهارا.
first-child-alone = ابق مع شخص بالغ تثق به. لا تخرج لتنظر. اتصل:

## حول البطاقة.

card-not-in-language = هذه الإجابة موجودة حتى الآن بالإنجليزية والإسبانية فقط.
card-say = **قولوها هكذا:**
card-caution = **انتباه:** { $text }
card-change = **تغيير، { $day }:** { $text }
card-sources = عدد المصادر: { $count }.
# In the place of a day whose month alone is known.
card-date-about = نحو { $month }
card-footer-draft = _معلومات بتاريخ { $day }. هذه معلومات وليست نصيحة قانونية: مسودة ترجمة لم يراجعها بعد محام ولا متحدث باللغة._
card-footer-reviewed = _معلومات بتاريخ { $day }، راجعها محام. هذه معلومات وليست نصيحة عن قضية._
card-past-review = **كان يجب أن تراجع هذه المعلومات في { $day }. اسألوا أحد الأرقام أدناه قبل الاعتماد عليها.**
button-more-text = المزيد
send-as-report = إرسال كبلاغ

## الأرقام.

hours-unknown = المواعيد غير معروفة
number-from = من مصادر عامة، { $month }
number-from-about = من مصادر عامة، نحو { $month }
number-historical = رقم قديم، شوهد آخر مرة في { $month }
hotlines-for = أرقام لمقاطعة { $county }
hotlines-statewide = أرقام لولاية { -state }
hotlines-national = أرقام لكل البلاد
hotline-say-county = لمقاطعتكم اكتبوا مثلا: /hotline durham

## أسئلة بلا إجابة.

ask-empty = اكتبوا سؤالكم، مثلا: رجال الهجرة على بابي. أو اتصلوا: { $number }
ask-in-words = اكتبوا سؤالكم بكلماتكم. إن كان عاجلا فاتصلوا: { $number }
unanswered = ليست لدي إجابة من متطوعينا عن هذا. قد تساعد هذه الأرقام، أو اختاروا أدناه.
which-place = هذا الاسم لأكثر من مكان. أي منها؟
place-outside = هذا المكان خارج { -state }. هذه أرقام تخدم البلد كله.
place-unknown = لا أعرف المكان «{ $place }». اكتبوا مقاطعة أو مدينة أو رمزا بريديا في { -state }.
question-or-report = هل هذا سؤال، أم بلاغ عن شيء رأيتموه؟ لم يستلمه أحد بعد. للمساعدة اتصلوا: { $number }
it-is-a-question = هذا سؤال
no-live-location = لا أقبل الموقع المباشر، حتى لا يتبعكم أحد. اكتبوا زاوية الشارع أو المدينة. للمساعدة اتصلوا: { $number }

## البداية.

language-set = ماذا يحدث؟
rights-title = **حقوقكم.** اختاروا ما يحدث:
actions-title = **ما يمكنكم فعله.** اختاروا:
start = أنا Farolito من { $network }. لست من الحكومة ولست محاميا. ماذا يحدث؟ 1 هم هنا الآن · 2 أخذوا شخصا · 3 الإبلاغ عما رأيت · 4 رقم للاتصال · 5 حقوقي · 6 تنبيهات مقاطعتي. اكتبوا أو اضغطوا. EN · ES
start-here = 1 هم هنا الآن
start-taken = 2 أخذوا شخصا
start-report = 3 الإبلاغ عما رأيت
start-number = 4 رقم للاتصال
start-rights = 5 حقوقي
start-alerts = 6 تنبيهات مقاطعتي

# The state: in a running program the name that the pack of the region gives it (names: in pack.yaml).
-state = كارولاينا الشمالية
