## 过程中的提问和答复

asked-already = 已经在处理了。
offer-question = 先私下问你一件小事。
remedy-add-face = 添加脸
remedy-go = 重试
remedy-other-face = 用别的脸…
remedy-other-picture = 用别的图片…
pictures-all = 全部
roles-button = 反过来

## 换脸列表

job-kind = { $kind ->
    [gif] GIF
    [video] 视频
   *[image] 照片
}
job-link = 打开
