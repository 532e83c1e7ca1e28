namespace Aef.Google.Publishing;

/// <summary>The names of settings, as plans show them.</summary>
internal static class FieldNames
{
    public const string Description = "description";
    public const string Account = "service account";
    public const string LogLevel = "log level";
    public const string Labels = "labels";
    public const string OtherLabels = "other labels";
    public const string ContentType = "content type";
    public const string Metadata = "metadata";
    public const string OtherMetadata = "other metadata";
    public const string Content = "content (MD5)";
    public const string Source = "source";
    public const string Schedule = "schedule";
    public const string TimeZone = "time zone";
    public const string Uri = "address";
    public const string Method = "method";
    public const string Headers = "headers";
    public const string Body = "body";
    public const string Scope = "scope";
    public const string Mark = "mark";
    public const string State = "state";
}
