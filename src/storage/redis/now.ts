/** How a script begins that needs the time: that of Redis, so that clocks of machines need not agree. */
export const now = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;
