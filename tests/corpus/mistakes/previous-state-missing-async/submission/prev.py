import asyncio
import numpy as np
xs = [[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]]
w = np.array([[1,0,0,0],[0,100,0,-10],[0,100,0,10],[0,0,100,-10]])
async def run(queue):
    result = []
    while not queue.empty():
        x = await queue.get()
        z, i, f, o = w @ np.array(x)
        i, f, o = 1/(1+np.exp(-i)), 1/(1+np.exp(-f)), 1/(1+np.exp(-o))
        c = f + i*np.tanh(z)
        result.append(o*np.tanh(c))
    return result
async def main():
    queue = asyncio.Queue()
    for x in xs:
        await queue.put(x)
    return await run(queue)
result = asyncio.run(main())
print(result)
