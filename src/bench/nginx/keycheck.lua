-- Looks the presented key up by its SHA-256, as the product does.
local ffi = require "ffi"

ffi.cdef [[
unsigned char *SHA256(const unsigned char *data, size_t count, unsigned char *out);
]]

local digest = ffi.new("unsigned char[32]")
local REFUSED = '{"type":"error","error":{"type":"authentication_error","message":"unknown key"}}'

local keycheck = {}

local function presented()
    local key = ngx.var.http_x_api_key
    if key then
        return key
    end
    local header = ngx.var.http_authorization
    return header and header:sub(1, 7) == "Bearer " and header:sub(8) or ""
end

function keycheck.check(keys)
    local key = presented()
    ffi.C.SHA256(key, #key, digest)
    local name = keys[ffi.string(digest, 32)]
    if not name then
        ngx.status = 401
        ngx.header["content-type"] = "application/json"
        ngx.print(REFUSED)
        return ngx.exit(401)
    end
    ngx.ctx.key = name
end

return keycheck
