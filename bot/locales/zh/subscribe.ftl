### The end of alerts. A draft translation.

stopped = 好了：您不会再收到提醒，此聊天的地址已删除。需要帮助请拨打：{ $number }
stopped-nothing = 您在这里没有提醒，所以没有为此保存任何地址。需要帮助请拨打：{ $number }
