using System.Text.Json;
using Aef.Core.Environments;
using Aef.Runs.Executors.Notify;

namespace Aef.Tests.Observation;

/// <summary>The bodies that webhooks get: text of users is text there, whatever it contains.</summary>
public sealed class NotificationBodyTests
{
    private const string Hostile = "</b><!channel> <@U1> @everyone [x](http://evil.example) *bold* \"}],\"a\":{\n& \u202e \ud83d\ude00";

    [Fact]
    public void A_generic_webhook_gets_the_text_and_the_fields_that_have_values()
    {
        var body = Body(NotificationKind.Webhook, new Notification("s", Hostile) { Fields = [("alert", "failed"), ("run", null)] });

        body.EnumerateObject().Select(p => (p.Name, p.Value.GetString())).ShouldBe([("text", Hostile), ("alert", "failed")]);
    }

    [Fact]
    public void Slack_gets_no_mention_and_no_link()
    {
        var body = Body(NotificationKind.Slack);

        body.GetProperty("text").GetString().ShouldBe(
            Hostile.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"));
        body.GetProperty("text").GetString()!.IndexOfAny(['<', '>']).ShouldBe(-1);
        body.GetProperty("mrkdwn").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Teams_gets_a_card_whose_text_is_not_markdown()
    {
        var card = Body(NotificationKind.Teams).GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem();

        card.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.adaptive");
        var block = card.GetProperty("content").GetProperty("body").EnumerateArray().ShouldHaveSingleItem();
        block.GetProperty("type").GetString().ShouldBe("RichTextBlock");
        var run = block.GetProperty("inlines").EnumerateArray().ShouldHaveSingleItem();
        (run.GetProperty("type").GetString(), run.GetProperty("text").GetString()).ShouldBe(("TextRun", Hostile));
    }

    [Fact]
    public void Discord_mentions_nobody_and_shows_markup_as_it_is()
    {
        var body = Body(NotificationKind.Discord);
        var content = body.GetProperty("content").GetString()!;

        body.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength().ShouldBe(0);
        Unescaped(content).ShouldBe(Hostile);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\\')
            {
                i++;
            }
            else
            {
                "*_~`|<>[]()#@".ShouldNotContain(content[i]);
            }
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\ud83d\ude00")]
    [InlineData("a")]
    public void A_message_that_is_too_long_for_discord_is_cut_between_characters(string unit)
    {
        var content = Body(NotificationKind.Discord, new Notification("s", string.Concat(Enumerable.Repeat(unit, 3000))))
            .GetProperty("content")
            .GetString()!;

        content.Length.ShouldBeInRange(1998, 2000);
        content.ShouldEndWith("…");
        Unescaped(content[..^1]).ShouldBe(string.Concat(Enumerable.Repeat(unit, Unescaped(content[..^1]).Length / unit.Length)));
    }

    [Theory]
    [InlineData("mail.example.com", "mail.example.com", 25)]
    [InlineData("mail.example.com:587", "mail.example.com", 587)]
    [InlineData("[::1]", "[::1]", 25)]
    [InlineData("[::1]:26", "[::1]", 26)]
    [InlineData("mail:x", null, 0)]
    [InlineData("mail:70000", null, 0)]
    [InlineData("", null, 0)]
    public void A_relay_is_a_host_with_or_without_a_port(string relay, string? host, int port)
    {
        var isValid = MailSender.TryParse(relay, out var foundHost, out var foundPort);

        isValid.ShouldBe(host is not null);
        if (isValid)
        {
            (foundHost, foundPort).ShouldBe((host!, port));
        }
    }

    private static JsonElement Body(NotificationKind kind, Notification? message = null) =>
        JsonDocument.Parse(WebhookBody.Of(kind, message ?? new Notification("s", Hostile))).RootElement;

    private static string Unescaped(string content)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            text.Append(content[i] == '\\' ? content[++i] : content[i]);
        }

        return text.ToString();
    }
}
