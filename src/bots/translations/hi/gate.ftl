## कॉन्टेंट की जाँच

refused-unsafe-content = { $subject ->
    [result] लगता है कि इस नतीजे में कुछ ऐसा है जिसकी वजह से इसे नहीं दिखाया जा सकता। अगर यह मेरी गलती हो, तो माफ़ करें।
   *[other] लगता है कि { subject.obl } में कुछ ऐसा है जिसकी वजह से वह इस्तेमाल नहीं हो सकती। अगर यह मेरी गलती हो, तो माफ़ करें।
}
refused-blocked = { $subject ->
    [result] माफ़ करें, यह नतीजा यहाँ नहीं दिखाया जा सकता।
   *[other] माफ़ करें, { subject } यहाँ इस्तेमाल नहीं हो सकती।
}
refused-unchecked = { $subject ->
    [result] नतीजे की जाँच अभी नहीं हो पाई, इसलिए वह नहीं दिखाया जाएगा। कृपया थोड़ी देर में फिर से कोशिश करें।
   *[other] { subject.obl } की जाँच अभी नहीं हो पाई, इसलिए कुछ नहीं बदला गया। कृपया थोड़ी देर में फिर से कोशिश करें।
}
error-unsafe-content = { refused-unsafe-content }
error-blocked = { refused-blocked }
error-unchecked = { refused-unchecked }
