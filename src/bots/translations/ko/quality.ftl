## 결과물이 어떤지, 무엇이 아쉬운지, 어떻게 하면 나아지는지. 언제나 사진에 대해서만 말하고 사람에 대해서는 말하지 않음

quality-unchanged = 달라진 얼굴이 보이지 않아요. { $elsewhere ->
    [yes] 다른 AI 서비스에서는 더 잘될 수 있어요.
   *[no] 다른 사진을 쓰면 더 잘될 수 있어요.
}
quality-wrong-face = 원하던 얼굴이 아닐 수 있어요. { $elsewhere ->
    [yes] 다른 AI 서비스에서는 더 잘될 수 있어요.
   *[no] 다른 사진을 쓰면 더 잘될 수 있어요.
}
quality-source-turned-away = 얼굴 사진이 옆모습이에요. 카메라를 바라보는 사진으로 시도해 보세요.
quality-poses-differ = 두 얼굴이 보는 방향이 달라요. 같은 방향을 보는 얼굴 사진으로 시도해 보세요.
quality-only-source-smiles = 얼굴 사진에서는 웃고 있는데 바꿀 사진에서는 웃지 않아요. 웃지 않는 사진으로 시도해 보세요.
quality-only-target-smiles = 얼굴 사진에서는 웃지 않는데 바꿀 사진에서는 웃고 있어요. 웃는 사진으로 시도해 보세요.
quality-expressions-differ = 두 얼굴의 표정이 달라요. 표정이 비슷한 얼굴 사진으로 시도해 보세요.
quality-light-differs = 두 사진의 빛의 방향이 달라요. 빛이 부드러운 얼굴 사진으로 시도해 보세요.
quality-colours-differ = 두 사진의 빛과 색감이 많이 달라요. 빛이 비슷한 얼굴 사진으로 시도해 보세요.
quality-source-small = 얼굴 사진 속 얼굴이 작아요. 더 가까이서 찍은 사진으로 시도해 보세요.
quality-source-blurred = 얼굴 사진이 조금 흐려요. 더 선명한 사진으로 시도해 보세요.
quality-source-wears-glasses = 얼굴 사진에 안경이 있어서 결과물에도 보일 수 있어요. 안경이 없는 사진으로 시도해 보세요.
quality-target-small = 바꿀 사진 속 얼굴이 작아요. 더 가까이서 찍은 사진으로 시도해 보세요.
quality-face-covered = 바꿀 사진 속 얼굴이 무언가에 가려져 있어요. 얼굴이 다 보이는 사진으로 시도해 보세요.
