namespace Aef.Google.Publishing;

/// <summary>The names that Google accepts.</summary>
internal static class ResourceIds
{
    private const string Scheme = "gs://";

    /// <summary>The address of an object.</summary>
    public static string Address(string bucket, string name) => $"{Scheme}{bucket}/{name}";

    /// <summary>The bucket and the name of an object.</summary>
    public static (string Bucket, string Name) Split(string address)
    {
        var slash = address.IndexOf('/', Scheme.Length);
        return (address[Scheme.Length..slash], address[(slash + 1)..]);
    }

    /// <summary>Why a resource cannot have its name; null if it can.</summary>
    public static string? WhyInvalid(DesiredResource resource) => resource.Kind switch
    {
        ResourceKind.Workflow or ResourceKind.Part => WhyInvalidWorkflow(resource.Name),
        ResourceKind.Schedule => resource.Name.Length <= 500 && resource.Name.All(IsWord)
            ? null
            : "ids of jobs have 1 to 500 letters, digits, hyphens and underscores",
        _ => null,
    };

    /// <summary>Why an object cannot have a name; null if it can. Names are relative paths within the bucket.</summary>
    public static string? WhyInvalidObject(string name) =>
        name.Split('/').Any(part => part is "" or "." or "..") ? "names of objects are relative paths without \".\" and \"..\""
        : name.Any(c => char.IsControl(c) || c is '\\') ? "names of objects have no control characters and no backslashes"
        : null;

    private static string? WhyInvalidWorkflow(string id) =>
        id.Length is > 0 and <= 64 && char.IsAsciiLetter(id[0]) && id[^1] is not ('-' or '_') && id.All(IsWord)
            ? null
            : "ids of workflows have 1 to 64 letters, digits, hyphens and underscores, begin with a letter and end with a letter or a "
                + "digit";

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
