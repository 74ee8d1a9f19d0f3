## किसी अनुरोध पर HTTP API के जवाब

api-unauthorized = इसके लिए इस सर्वर की एक API कुंजी चाहिए, “Authorization: Bearer KEY” के रूप में।
api-not-found = यहाँ कुछ नहीं है।
api-gone = इसे डिलीट किया जा चुका है, या यह अब रखा नहीं जाता।
api-no-result = अभी कोई नतीजा नहीं है।
api-key-used-otherwise = यह Idempotency-Key किसी और अनुरोध में इस्तेमाल हो चुकी है। हर स्वैप के लिए नई लें।
api-body-too-large = अनुरोध बहुत बड़ा है: सीमा { $limitMb } MB है।
api-body-not-json = बॉडी कोई JSON ऑब्जेक्ट नहीं है।
api-body-not-form = बॉडी ऐसा फ़ॉर्म नहीं है जिसे पढ़ा जा सके।
api-body-unknown-type = JSON (application/json) या फ़ॉर्म (multipart/form-data) भेजें।
api-bad-field = “{ $field }”: { $problem }
api-not-a-picture = “{ $field }” में तस्वीर होनी चाहिए: कोई फ़ाइल, https URL या data: URL।
api-calls-itself = इस सर्वर को खुद को ही कॉल करने के लिए कहा गया, और यह सिलसिला कभी खत्म नहीं होता।
api-internal = माफ़ करें, मेरी तरफ़ से कुछ गड़बड़ हो गई। कृपया थोड़ी देर में फिर से कोशिश करें।
api-field-missing = यह नहीं दिया गया है।
api-field-alone = इसे चेहरा बताने वाले किसी और फ़ील्ड के साथ नहीं दिया जा सकता।
api-field-unknown = ऐसा कोई फ़ील्ड नहीं है। इसका नाम “assign” में दें या इसे हटा दें।
api-detection-unknown = यह यहाँ दर्ज नहीं है, किसी और कुंजी का है या एक घंटे से पुराना है। चेहरे फिर से ढूँढें।
api-detection-elsewhere = चेहरे किसी दूसरे URL की फ़ाइल में ढूँढे गए थे।
api-face-twice = इसमें एक ही चेहरा दो बार आया है।
api-face-unknown = इस नंबर का कोई चेहरा नहीं मिला।
api-face-too-close = इस चेहरे के बगल में एक बड़ा चेहरा है, इसलिए इसकी जगह वही चुन लिया जाएगा।
api-face-none = इस तरह कोई चेहरा नहीं बदलेगा।
api-field-length = इसमें 1 से { $most } अक्षर हो सकते हैं।
