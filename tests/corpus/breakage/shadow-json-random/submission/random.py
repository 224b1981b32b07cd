# 猜数字，练习用的
secret = 37
low, high = 1, 100
steps = 0
while low < high:
    steps += 1
    guess = (low + high) // 2
    if guess < secret:
        low = guess + 1
    else:
        high = guess
print("猜了", steps, "次:", low)
