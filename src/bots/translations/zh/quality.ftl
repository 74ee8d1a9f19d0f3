## 换脸效果受了什么影响，怎样能更好。只说照片，不评论人

quality-unchanged = 我看不出谁的脸有变化。{ $elsewhere ->
    [yes] 换一家服务商也许会更好。
   *[no] 换一张照片也许会更好。
}
quality-wrong-face = 这可能不是你想换的那张脸。{ $elsewhere ->
    [yes] 换一家服务商也许会更好。
   *[no] 换一张照片也许会更好。
}
quality-source-turned-away = 脸部照片是侧脸：试试正对镜头的。
quality-poses-differ = 两张脸朝向不同：试试朝向一致的脸部照片。
quality-only-source-smiles = 脸部照片带着笑容，另一张没有：试试没有笑容的。
quality-only-target-smiles = 脸部照片没有笑容，另一张有：试试带着笑容的。
quality-expressions-differ = 两张脸表情不同：试试表情相近的脸部照片。
quality-light-differs = 两张照片的光来自不同方向：试试光线柔和的脸部照片。
quality-colours-differ = 两张照片的光线和色调差别很大：试试光线相近的脸部照片。
quality-source-small = 脸部照片里的脸偏小：试试拍得更近的。
quality-source-blurred = 脸部照片有点糊：试试更清晰的。
quality-source-wears-glasses = 脸部照片里有眼镜，可能会出现在结果里：试试没有眼镜的。
quality-target-small = 图片里的脸偏小：试试拍得更近的图片。
quality-face-covered = 图片里的脸被东西挡住了：试试能看到整张脸的图片。
