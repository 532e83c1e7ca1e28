using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Aef.Tests.Google.Support;

/// <summary>Cloud Storage, JSON API v1 (google-rest.md, section 5).</summary>
internal sealed partial class ScriptedGoogle
{
    private ScriptedAnswer Upload(ScriptedRequest request, string bucket)
    {
        var type = request.Headers.First(h => h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        var mark = "--" + type[(type.IndexOf("boundary=", StringComparison.Ordinal) + "boundary=".Length)..].Trim('"', '\'');
        var text = Encoding.Latin1.GetString(request.Body);
        var parts = text.Split(mark)[1..^1];
        var fields = JsonNode.Parse(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Content(parts[0]))))!.AsObject();
        var bytes = Encoding.Latin1.GetBytes(Content(parts[1]));
        var key = $"{bucket}/{fields["name"]!.GetValue<string>()}";
        if (!Holds(request, key))
        {
            return PreconditionFailed();
        }

#pragma warning disable CA5351 // Cloud Storage compares objects by MD5.
        var (md5, crc32c) = (Convert.ToBase64String(MD5.HashData(bytes)), Convert.ToBase64String(SlowCrc32c(bytes)));
#pragma warning restore CA5351
        if ((fields["md5Hash"]?.GetValue<string>() ?? md5) != md5 || (fields["crc32c"]?.GetValue<string>() ?? crc32c) != crc32c)
        {
            return Error(400, "INVALID_ARGUMENT", "The checksum does not match.");
        }

        fields["bucket"] = bucket;
        fields["generation"] = (++_ids).ToString(CultureInfo.InvariantCulture);
        fields["size"] = bytes.Length.ToString(CultureInfo.InvariantCulture);
        fields["md5Hash"] = md5;
        fields["crc32c"] = crc32c;
        Objects[key] = (fields, bytes);
        return Json(fields);
    }

    private ScriptedAnswer ListObjects(ScriptedRequest request, string bucket)
    {
        var start = $"{bucket}/{request.Parameter("prefix")}";
        var found = Objects.Where(o => o.Key.StartsWith(start, StringComparison.Ordinal)).OrderBy(o => o.Key, StringComparer.Ordinal);
        return Page(request, "items", [.. found.Select(o => o.Value.Fields)], 1000, 1000);
    }

    private ScriptedAnswer Object(ScriptedRequest request, string bucket, string name)
    {
        var key = $"{bucket}/{name}";
        if (!Objects.TryGetValue(key, out var stored))
        {
            return Error(404, "notFound", "No such object: " + key);
        }

        if (!Holds(request, key))
        {
            return PreconditionFailed();
        }

        if (request.Method == "DELETE")
        {
            Objects.Remove(key);
            return new ScriptedAnswer(204, []);
        }

        return request.Parameter("alt") == "media"
            ? new ScriptedAnswer(200, stored.Bytes, "application/octet-stream")
            {
                Headers = [("X-Goog-Hash", $"crc32c={stored.Fields["crc32c"]},md5={stored.Fields["md5Hash"]}")],
            }
            : Json(stored.Fields);
    }

    private bool Holds(ScriptedRequest request, string key)
    {
        var current = Objects.TryGetValue(key, out var stored) ? stored.Fields["generation"]!.GetValue<string>() : "0";
        return request.Parameter("ifGenerationMatch") is not { } expected || expected == current;
    }

    private static ScriptedAnswer PreconditionFailed() => Json(
        JsonNode.Parse("""
            {"error":{"code":412,"message":"At least one of the pre-conditions you specified did not hold.","errors":[
            {"message":"At least one of the pre-conditions you specified did not hold.","domain":"global","reason":"conditionNotMet"}]}}
            """)!,
        412);

    private static string Content(string part)
    {
        var start = part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return part[start..^2];
    }

    // Bit by bit from the polynomial, so that it shares nothing with the product.
    private static byte[] SlowCrc32c(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78u : crc >> 1;
            }
        }

        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
