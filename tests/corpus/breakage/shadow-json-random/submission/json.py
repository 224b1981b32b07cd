# 上次作业：把课程信息写成 json
info = {"course": "神经网络与深度学习", "week": 12}
text = "{" + ", ".join('"%s": "%s"' % kv for kv in info.items()) + "}"
print(text)
