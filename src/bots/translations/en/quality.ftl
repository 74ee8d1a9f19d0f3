## How a swap looks, where something spoils it, and what would help. Always about the photos, never about people

quality-unchanged = I can't see that anybody changed. { $elsewhere ->
    [yes] Another provider may do better.
   *[no] Another photo may do better.
}
quality-wrong-face = This may not be the face you meant. { $elsewhere ->
    [yes] Another provider may do better.
   *[no] Another photo may do better.
}
quality-source-turned-away = The face photo looks to the side: try one that looks into the camera.
quality-poses-differ = The two faces look different ways: try a face photo that looks the same way.
quality-only-source-smiles = The face photo smiles and the other one doesn't: try one without a smile.
quality-only-target-smiles = The face photo doesn't smile and the other one does: try one with a smile.
quality-expressions-differ = The two faces make different expressions: try a face photo with a similar one.
quality-light-differs = The light comes from different sides in the two photos: try a face photo in soft light.
quality-colours-differ = The light and colours of the two photos differ a lot: try a face photo in similar light.
quality-source-small = The face is small in its photo: try one that is closer up.
quality-source-blurred = The face photo is a little soft: try a sharper one.
quality-source-wears-glasses = The face photo has glasses, which may show in the result: try one without.
quality-target-small = The face in the picture is small: try a picture that is closer up.
quality-face-covered = Something is in front of the face in the picture: try one where you can see all of it.
