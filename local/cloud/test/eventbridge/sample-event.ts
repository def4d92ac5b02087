/** The sample event of the EventBridge guide and of the Event Ruler readme. */
export const SAMPLE_EVENT = {
  version: '0',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  time: '2017-10-02T16:24:49Z',
  resources: ['arn:aws:ec2:us-east-1:123456789012:instance/i-000000aaaaaa00000'],
  detail: {
    'c-count': 5,
    'd-count': 3,
    'x-limit': 301.8,
    'source-ip': '10.0.0.33',
    state: 'running',
    eventVersion: '',
    responseElements: null,
    enabled: true,
    file: 'dir/images/photo.png',
  },
};
