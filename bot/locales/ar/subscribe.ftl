### The end of alerts. A draft translation.

stopped = تم: لن تصلك تنبيهات بعد الآن، وحُذف عنوان هذه المحادثة. للمساعدة، اتصل: { $number }
stopped-nothing = لم تكن لديك تنبيهات هنا، فلا عنوان محفوظ لها. للمساعدة، اتصل: { $number }
