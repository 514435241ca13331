designs-certifies = certifie que
designs-awarded = a obtenu la microcertification
designs-grade = [Mention : { $grade }]
designs-dates = { $date }[  ·  valable jusqu’au { $expiry }]
