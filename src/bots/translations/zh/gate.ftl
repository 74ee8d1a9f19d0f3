## 内容检查

refused-unsafe-content = { $subject ->
    [result] 这个结果的内容看起来有问题，我不能给你看。如果是误判，很抱歉。
   *[other] { subject }看起来内容有问题，我不能用。如果是误判，很抱歉。
}
refused-blocked = { $subject ->
    [result] 抱歉，这个结果不能在这里显示。
   *[other] 抱歉，{ subject }不能在这里使用。
}
refused-unchecked = { $subject ->
    [result] 刚才没能检查这个结果，所以先不显示。请稍后再试。
   *[other] 刚才没能检查{ subject }，所以没有换脸。请稍后再试。
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
