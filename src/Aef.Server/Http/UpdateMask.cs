using Aef.Server.Errors;

namespace Aef.Server.Http;

/// <summary>The fields that an update changes.</summary>
internal static class UpdateMask
{
    /// <summary>
    /// The masked fields in camelCase, of those that can be updated; null for the whole resource: without a mask, and for <c>*</c>.
    /// </summary>
    public static IReadOnlySet<string>? Parse(string? mask, IReadOnlyCollection<string> updatable)
    {
        if (string.IsNullOrWhiteSpace(mask) || mask.Trim() == "*")
        {
            return null;
        }

        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in mask.Split(',', StringSplitOptions.TrimEntries))
        {
            var field = JsonFields.ToCamel(path);
            if (!updatable.Contains(field))
            {
                throw ApiException.InvalidField(
                    "update_mask",
                    $"The field \"{path}\" cannot be updated. Fields: {string.Join(", ", updatable)}.");
            }

            fields.Add(field);
        }

        return fields;
    }
}
