namespace Aef.Server.Http;

/// <summary>Marks a route that accepts bodies that are not JSON, such as uploads: <c>.WithMetadata(AnyBody.Instance)</c>.</summary>
internal sealed class AnyBody
{
    private AnyBody()
    {
    }

    /// <summary>The mark.</summary>
    public static AnyBody Instance { get; } = new();
}
