using System.Security.Cryptography;
using System.Text;

namespace Aef.Web.Hosting;

/// <summary>
/// The token in the printed address, and the cookie that a browser receives for it. Both are random and last as long as the process. The
/// cookie has another value, so that an address in a history or a log does not reveal it.
/// </summary>
internal sealed class PageSession
{
    private readonly string _cookie = Random();

    /// <summary>The token.</summary>
    public string Token { get; } = Random();

    /// <summary>The value of the cookie.</summary>
    public string Cookie => _cookie;

    /// <summary>The name of the cookie. Cookies do not distinguish ports, and several servers may run on one computer.</summary>
    public static string CookieName(int port) => $"aef_page_{port}";

    /// <summary>True for the token; the time of the comparison does not depend on the text.</summary>
    public bool AcceptsToken(string? text) => AreEqual(text, Token);

    /// <summary>True for the value of the cookie.</summary>
    public bool AcceptsCookie(string? text) => AreEqual(text, _cookie);

    private static bool AreEqual(string? text, string secret) =>
        text is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(secret));

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
