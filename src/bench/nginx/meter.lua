-- Reads the token counts out of JSON and streamed answers and adds them up per key.
local cjson = require "cjson"
local find, sub, byte = string.find, string.sub, string.byte

local FIELDS = {
    "input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens",
}
local DATA = byte("d")
local meter = {}

-- the latest value of a field wins, as the counts of a stream are cumulative
local function take(ctx, usage)
    if not usage then
        return
    end
    for i = 1, #FIELDS do
        local value = usage[FIELDS[i]]
        if type(value) == "number" then
            ctx.usage[FIELDS[i]] = value
        end
    end
end

local function line(ctx, data, from, to)
    if byte(data, from) ~= DATA or sub(data, from, from + 21) ~= 'data: {"type":"message' then
        return
    end
    local event = cjson.decode(sub(data, from + 6, to))
    take(ctx, event.message and event.message.usage or event.usage)
end

local function lines(ctx, chunk)
    local data = ctx.rest == "" and chunk or ctx.rest .. chunk
    local from = 1
    local newline = find(data, "\n", from, true)
    while newline do
        line(ctx, data, from, newline - 1)
        from = newline + 1
        newline = find(data, "\n", from, true)
    end
    ctx.rest = sub(data, from)
end

function meter.start()
    local ctx = ngx.ctx
    local kind = ngx.header.content_type or ""
    ctx.usage = {}
    ctx.rest = ""
    ctx.stream = find(kind, "text/event-stream", 1, true) ~= nil
    ctx.json = find(kind, "application/json", 1, true) ~= nil
end

function meter.feed()
    local ctx = ngx.ctx
    local chunk, last = ngx.arg[1], ngx.arg[2]
    if ctx.stream then
        lines(ctx, chunk)
    elseif ctx.json then
        ctx.rest = ctx.rest == "" and chunk or ctx.rest .. chunk
        if last then
            take(ctx, cjson.decode(ctx.rest).usage)
        end
    end
end

function meter.record()
    local ctx = ngx.ctx
    if not ctx.key or not ctx.usage then
        return
    end
    local usage = ngx.shared.usage
    usage:incr(ctx.key .. ":requests", 1, 0)
    for i = 1, #FIELDS do
        usage:incr(ctx.key .. ":" .. FIELDS[i], ctx.usage[FIELDS[i]] or 0, 0)
    end
end

-- "requests input output" of all keys together
function meter.bill()
    local usage = ngx.shared.usage
    local sums = { requests = 0, input_tokens = 0, output_tokens = 0 }
    for _, name in ipairs(usage:get_keys(0)) do
        local field = name:match(":(.*)$")
        if sums[field] then
            sums[field] = sums[field] + usage:get(name)
        end
    end
    ngx.say(sums.requests, " ", sums.input_tokens, " ", sums.output_tokens)
end

return meter
