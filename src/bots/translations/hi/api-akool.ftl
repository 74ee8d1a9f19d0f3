## Akool के दस्तावेज़ों की भाषा में HTTP API के जवाब

akool-bad-token = यह टोकन या कुंजी मान्य नहीं है, या अब मान्य नहीं रही।
akool-no-token = अनुरोध में न कोई टोकन है, न कोई कुंजी।
akool-credentials = “clientId” और “clientSecret” को JSON के रूप में भेजें: कुंजी का नाम और कुंजी।
akool-webhook-key = यह कुंजी वेबहुक एन्क्रिप्ट करने के लिए बहुत लंबी या बहुत छोटी है। “webhookUrl” हटा दें, या 16, 24 या 32 अक्षरों वाली कुंजी माँगें।
akool-too-many-faces = एक साथ बदले जाने वाले चेहरों की सीमा { $most } है।
akool-uneven = “sourceImage” और “targetImage” में एंट्री की संख्या बराबर होनी चाहिए।
akool-opts-missing = कई चेहरे होने पर हर एंट्री में “opts” ज़रूरी है: चेहरे के लैंडमार्क।
akool-one-pair = कृपया एक बार में चेहरों की एक ही जोड़ी भेजें। हर जोड़ी के लिए अलग अनुरोध भेजें।
akool-no-face-there = “{ $field }”: उस जगह पर कोई चेहरा नहीं है।
akool-face-unfit = “{ $field }”: वह चेहरा बहुत छोटा है या बहुत ज़्यादा घूमा हुआ है।
akool-face-too-close = “{ $field }”: उसके इतने पास एक बड़ा चेहरा है कि उसे अलग से पहचाना नहीं जा सकता।
akool-no-picture = “{ $field }” या “img” में से एक पैरामीटर देना ज़रूरी है।
